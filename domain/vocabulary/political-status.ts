import * as z from 'zod';
import { labelsOf, type Term } from './term.ts';

/** 政治面貌, the closed list of 附件5 说明2 (不能简写). 预备党员 has no place in it and is asked about. */
export const PoliticalStatus = z.enum(['CPC_MEMBER', 'CYL_MEMBER', 'DEMOCRATIC_PARTY', 'NON_PARTY_DEMOCRAT', 'MASSES']);
export type PoliticalStatus = z.infer<typeof PoliticalStatus>;

export const politicalStatuses: readonly Term<PoliticalStatus>[] = [
  {
    code: 'CPC_MEMBER',
    label: '中共党员',
    aliases: ['党员', '共产党员', '正式党员', '中国共产党员', '中国共产党党员', '中共正式党员', '共产党', '老党员'],
  },
  { code: 'CYL_MEMBER', label: '共青团员', aliases: ['团员', '共青团', '共青'] },
  {
    code: 'DEMOCRATIC_PARTY',
    label: '民主党派人士',
    aliases: [
      '民主党派',
      '民革',
      '民盟',
      '民建',
      '民进',
      '农工党',
      '农工民主党',
      '农工',
      '致公党',
      '致公',
      '九三学社',
      '九三',
      '台盟',
      '民革党员',
      '民盟盟员',
      '民建会员',
      '民进会员',
      '农工党员',
      '农工党党员',
      '致公党员',
      '致公党党员',
      '九三社员',
      '九三学社社员',
      '台盟盟员',
      '中国国民党革命委员会',
      '国民党革命委员会',
      '中国民主同盟',
      '民主同盟',
      '中国民主建国会',
      '民主建国会',
      '中国民主促进会',
      '民主促进会',
      '中国农工民主党',
      '中国致公党',
      '台湾民主自治同盟',
      '中国致公党党员',
      '中国农工民主党党员',
      '民主建国会会员',
      '民主促进会会员',
      '民主同盟盟员',
      '中国民主同盟盟员',
      '中国民主建国会会员',
      '中国民主促进会会员',
      '农工民主党党员',
      '民主党派成员',
      '民主党派党员',
    ],
  },
  { code: 'NON_PARTY_DEMOCRAT', label: '无党派民主人士', aliases: ['无党派', '无党派人士', '无党派爱国人士'] },
  {
    code: 'MASSES',
    label: '群众',
    aliases: ['普通群众', '平民', '老百姓', '普通百姓', '普通老百姓', '百姓', '普通公民'],
  },
];

export const politicalStatusLabel = labelsOf(politicalStatuses);
