import { createReadStream } from 'node:fs';
import {
  GetObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Where scans lie. A port: S3 in production, the local store on one machine, both through `createObjectStore`. */
export interface ObjectStore {
  /**
   * A URL that takes exactly one PUT of exactly these bytes: type, length, SHA-256 and `If-None-Match: *` are signed.
   * The caller sends `headers` as they are; the length goes with the body.
   */
  presignPut: (object: {
    key: string;
    contentType: string;
    contentLength: number;
    /** Lower-case hex. */
    sha256: string;
    expiresInSeconds: number;
  }) => Promise<{ url: string; headers: Record<string, string> }>;
  /** A short-lived download; always an attachment, never shown in place. */
  presignGet: (object: { key: string; fileName: string; expiresInSeconds: number }) => Promise<string>;
  /** Puts a file of this machine there, whatever stood there before. */
  write: (object: { key: string; contentType: string; path: string; bytes: number }) => Promise<void>;
  /** The whole object; undefined if absent. Of more than `maxBytes` only the size is said. */
  read: (
    key: string,
    maxBytes: number,
  ) => Promise<{ size: number; contentType?: string; bytes?: Uint8Array } | undefined>;
}

/** Without WHEN_REQUIRED a presigned PUT would carry the checksum of an empty body. */
export function createS3Client(config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...config,
  });
}

export function createObjectStore(client: S3Client, bucket: string): ObjectStore {
  return {
    presignPut: async ({ key, contentType, contentLength, sha256, expiresInSeconds }) => {
      const checksum = Buffer.from(sha256, 'hex').toString('base64');
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentType: contentType,
        ContentLength: contentLength,
        ChecksumSHA256: checksum,
        IfNoneMatch: '*',
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: expiresInSeconds,
        signableHeaders: new Set(['content-type', 'content-length', 'if-none-match', 'x-amz-checksum-sha256', 'host']),
        // In the query they would bind nothing that is sent.
        unhoistableHeaders: new Set(['x-amz-checksum-sha256', 'if-none-match']),
      });
      const headers = { 'content-type': contentType, 'x-amz-checksum-sha256': checksum, 'if-none-match': '*' };
      return { url, headers };
    },
    presignGet: ({ key, fileName, expiresInSeconds }) => {
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, ResponseContentDisposition: disposition });
      return getSignedUrl(client, command, { expiresIn: expiresInSeconds });
    },
    write: async ({ key, contentType, path, bytes }) => {
      const Body = createReadStream(path);
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: contentType, ContentLength: bytes, Body }),
        );
      } finally {
        Body.destroy();
      }
    },
    read: async (key, maxBytes) => {
      try {
        const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        const size = object.ContentLength ?? 0;
        const about = { size, ...(object.ContentType !== undefined && { contentType: object.ContentType }) };
        if (size > maxBytes) {
          await object.Body?.transformToWebStream().cancel();
          return about;
        }
        return { ...about, bytes: (await object.Body?.transformToByteArray()) ?? new Uint8Array() };
      } catch (error) {
        if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
        throw error;
      }
    },
  };
}
