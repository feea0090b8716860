import type { Document } from '#domain/application/document';
import { DocumentKind } from '#domain/application/required-documents';
import type { ApplicationView } from '#operations/answers';
import { builder } from '#schema/builder';
import { closedList } from '#schema/vocabulary';

const documentStatusLabel: Record<Document['status'], string> = { REQUESTED: '等待上传', CONFIRMED: '已确认' };

const DocumentStatusEnum = closedList(
  'DocumentStatus',
  'State of a scan (材料状态): only a confirmed one counts.',
  documentStatusLabel,
);

export const documentKindLabel: Record<DocumentKind, string> = {
  APPLICATION_FORM: '申报表（签字、盖章）',
  ID_CARD: '身份证',
  PHOTO: '照片',
  SKILL_CERTIFICATE: '职业资格（技能等级）证书',
  TITLE_CERTIFICATE: '专业技术职称证书',
  ASSESSOR_CARD: '考评员资格证卡',
  HONOUR_PROOF: '荣誉证书或表彰',
  EDUCATION_PROOF: '学历证书',
  TEACHING_PROOF: '教学经历证明',
  TRADE_PROOF: '从业经历证明',
  JUDGE_PROOF: '大赛执裁或专家证明',
};

export const DocumentKindEnum = closedList('DocumentKind', 'What a scan shows (材料种类).', documentKindLabel);

export const DocumentType = builder.objectRef<Document>('Document').implement({
  description: 'One scan of an application (材料扫描件).',
  fields: (t) => ({
    documentId: t.exposeID('id', { description: 'Its id within the application, for `confirmDocument`.' }),
    kind: t.field({
      type: DocumentKindEnum,
      description: 'What it shows; see `requiredDocuments`.',
      resolve: ({ kind }) => DocumentKind.parse(kind),
    }),
    kindLabel: t.string({
      description: 'What it shows, in Chinese (材料种类).',
      resolve: ({ kind }) => documentKindLabel[DocumentKind.parse(kind)],
    }),
    status: t.expose('status', { type: DocumentStatusEnum, description: 'Requested or confirmed.' }),
    statusLabel: t.string({
      description: 'The state in Chinese (材料状态).',
      resolve: ({ status }) => documentStatusLabel[status],
    }),
    contentType: t.exposeString('contentType', { description: '`image/jpeg`, `image/png` or `application/pdf`.' }),
    size: t.exposeInt('size', { description: 'In bytes.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the content, lower-case hex.' }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When its upload was asked for.' }),
    confirmedAt: t.expose('confirmedAt', { type: 'DateTime', nullable: true, description: 'When it was confirmed.' }),
  }),
});

interface Required {
  required: ApplicationView['requiredDocuments'][number];
  documents: Document[];
}

export const RequiredDocumentType = builder.objectRef<Required>('RequiredDocument').implement({
  description: 'A scan that this application needs by its category and answers (所需材料), with its state.',
  fields: (t) => ({
    kind: t.field({
      type: DocumentKindEnum,
      description: 'What it must show.',
      resolve: ({ required }) => DocumentKind.parse(required.kind),
    }),
    kindLabel: t.string({
      description: 'What it must show, in Chinese (材料种类).',
      resolve: ({ required }) => documentKindLabel[DocumentKind.parse(required.kind)],
    }),
    label: t.string({ description: "The notice's name for it (材料名称).", resolve: ({ required }) => required.label }),
    clause: t.string({ description: 'The clause that demands it (条款).', resolve: ({ required }) => required.clause }),
    present: t.boolean({
      description: 'A confirmed scan of this kind is there (已提交).',
      resolve: ({ required }) => required.present,
    }),
    documents: t.field({
      type: [DocumentType],
      description: 'The scans of this kind, confirmed or requested.',
      resolve: ({ required, documents }) => documents.filter(({ kind }) => kind === required.kind),
    }),
  }),
});

interface Upload {
  url: string;
  headers: Record<string, string>;
  expiresAt: string;
}

const UploadHeader = builder.objectRef<{ name: string; value: string }>('UploadHeader').implement({
  description: 'A header that the upload must carry.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the header.' }),
    value: t.exposeString('value', { description: 'Its value, to be sent as it stands.' }),
  }),
});

export const UploadType = builder.objectRef<Upload>('Upload').implement({
  description: 'Where and how a file is uploaded (上传地址): one PUT of exactly the bytes that were announced.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'PUT the file here.' }),
    headers: t.field({
      type: [UploadHeader],
      description: 'With exactly these headers.',
      resolve: ({ headers }) => Object.entries(headers).map(([name, value]) => ({ name, value })),
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Before this instant.' }),
  }),
});
