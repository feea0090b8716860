/**
 * One thing that does not fit. `of` names the row by its key, which carries no personal data. Of `ROW`, `SEAL`, `INDEX` and
 * `CHAIN` a row is judged by itself and its events; of `RELATION` it is held against the rows it refers to.
 */
export interface Finding {
  kind: 'ROW' | 'SEAL' | 'INDEX' | 'CHAIN' | 'RELATION';
  of: string;
  says: string;
}

export function finding(kind: Finding['kind'], of: { pk: string; sk: string }, says: string): Finding {
  return { kind, of: `${of.pk} ${of.sk}`, says };
}
