/** Where scans lie. A port: S3 in production, the local store on one machine. */
export interface ObjectStore {
  /**
   * A URL that takes exactly one PUT of exactly these bytes: type, length, SHA-256 and `If-None-Match: *` are signed.
   * The caller sends `headers` as they are.
   */
  presignPut: (object: {
    key: string;
    contentType: string;
    contentLength: number;
    /** Lower-case hex. */
    sha256: string;
    expiresInSeconds: number;
  }) => Promise<{ url: string; headers: Record<string, string> }>;
  /** A short-lived download; always `Content-Disposition: attachment`. */
  presignGet: (object: { key: string; fileName: string; expiresInSeconds: number }) => Promise<string>;
  /** The whole object; undefined if absent; refuses to read more than `maxBytes` and then says only the size. */
  read: (
    key: string,
    maxBytes: number,
  ) => Promise<{ size: number; contentType?: string; bytes?: Uint8Array } | undefined>;
}
