import {
  applicantIdentity,
  type Download,
  documentDownload,
  type Identity,
} from '#operations/application/applicant-identity';
import { builder } from '#schema/builder';
import { shown } from '#schema/connection';
import { idWithin } from '#schema/global-id';

const IdentityType = builder.objectRef<Identity>('ApplicantIdentity').implement({
  description:
    'Who an applicant is, unmasked (完整身份信息). Each time it is shown is written down for the person to read.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name (姓名).' }),
    idNumber: t.exposeString('idNumber', { description: 'ID number, all of it (身份证号码).' }),
    phone: t.exposeString('phone', { description: 'Phone, all of it (联系手机).' }),
  }),
});

const DownloadType = builder.objectRef<Download>('DocumentDownload').implement({
  description: 'Where a scan can be downloaded for a few minutes (材料下载); as a file to save, never shown in place.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'GET the file here, without further credentials.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Before this instant.' }),
  }),
});

/** One read, one transaction for the access log. */
const cost = 2;

builder.queryFields((t) => ({
  applicantIdentity: t.field({
    type: IdentityType,
    nullable: true,
    description:
      'Name, ID number and phone in full, for the offices in charge of the application (查看完整身份信息). Refused with a code in `errors`; the purpose is kept and shown to the person.',
    complexity: cost,
    args: {
      applicationId: t.arg.id({ required: true, description: 'Global id of the application.' }),
      purpose: t.arg.string({ required: true, description: 'What for (用途), 4 to 200 characters.' }),
    },
    resolve: async (_, { applicationId, purpose }, { deps, actor }) => {
      const id = idWithin('Application', applicationId) ?? '';
      return shown(await applicantIdentity(deps, actor, { applicationId: id, purpose }));
    },
  }),
  documentDownload: t.field({
    type: DownloadType,
    nullable: true,
    description: 'A confirmed scan, for its owner and the offices in charge of the application (下载材料).',
    complexity: cost,
    args: {
      applicationId: t.arg.id({ required: true, description: 'Global id of the application.' }),
      documentId: t.arg.id({ required: true, description: '`documentId` of the scan.' }),
      purpose: t.arg.string({ description: 'What for (用途), 4 to 200 characters; its owner need not say.' }),
    },
    resolve: async (_, { applicationId, documentId, purpose }, { deps, actor }) => {
      const id = idWithin('Application', applicationId) ?? '';
      const asked = { applicationId: id, documentId: String(documentId), ...(purpose == null ? {} : { purpose }) };
      return shown(await documentDownload(deps, actor, asked));
    },
  }),
}));
