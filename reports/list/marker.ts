import type { ListLayout } from './layout.ts';

/**
 * What a file of ours says of itself, in the document's keywords: which list, which version of its columns, 培训 or 复核. It
 * names nobody, and has no `;`, which LibreOffice drops. A help for reading back and no more: a file without it, or with another's, is read by its words.
 */
export function markerText({ list, version, kind }: ListLayout['marker']): string {
  return [`kaoping-list=${list}`, `version=${version}`, ...(kind === undefined ? [] : [`kind=${kind}`])].join(' ');
}

/** The marker in a document's keywords; undefined where there is none of ours. */
export function readMarker(keywords: string): ListLayout['marker'] | undefined {
  const [, list, version, kind] =
    /^kaoping-list=(\S{1,40}) version=(\d{1,4})(?: kind=(\w{1,20}))?$/u.exec(keywords.trim()) ?? [];
  if (list === undefined) return undefined;
  return { list, version: Number(version), ...(kind !== undefined && { kind }) };
}
