import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as it arrived: `path` and `query` still percent-encoded, because the signature is over those bytes. */
export interface SignedRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
}

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** `code` is S3's own word for the refusal. */
export type Verified =
  | { ok: true; payloadHash: string; parameters: ReadonlyMap<string, string> }
  | { ok: false; status: number; code: string; message: string };

interface Claim {
  credential: string;
  date: string;
  signedHeaders: string[];
  signature: string;
  payloadHash: string;
  /** How long a presigned address lives; requests signed by a header may be a quarter of an hour old. */
  seconds: number;
}

const algorithm = 'AWS4-HMAC-SHA256';
const skewSeconds = 15 * 60;

/** AWS Signature Version 4, in the query (presigned addresses) or in the Authorization header, as S3 checks it. */
export function verifySignature(request: SignedRequest, credentials: Credentials, now: Date): Verified {
  const parameters = readQuery(request.query);
  if (!parameters) return refusal(400, 'InvalidURI', 'The query cannot be decoded.');
  const claim = parameters.has('X-Amz-Signature') ? claimOfQuery(parameters) : claimOfHeader(request.headers);
  if (!claim) return refusal(403, 'AccessDenied', 'The request carries no complete signature.');
  const [accessKeyId, day, region, service, terminator] = claim.credential.split('/');
  if (accessKeyId !== credentials.accessKeyId)
    return refusal(403, 'InvalidAccessKeyId', 'The access key is not known here.');
  if (!day || !region || service !== 's3' || terminator !== 'aws4_request' || !claim.date.startsWith(day))
    return refusal(400, 'AuthorizationQueryParametersError', 'The credential scope is malformed.');
  const late = lateness(claim, now);
  if (late) return late;
  if (!claim.signedHeaders.includes('host')) return refusal(403, 'AccessDenied', 'The host header must be signed.');
  const unsigned = unsignedAmzHeader(request.headers, claim);
  if (unsigned) return refusal(403, 'AccessDenied', `There were headers present which were not signed: ${unsigned}`);
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = [algorithm, claim.date, scope, sha256(canonicalRequest(request, parameters, claim))].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (from, part) => hmac(from, part),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  const expected = hmac(key, toSign);
  const given = Buffer.from(claim.signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return refusal(403, 'SignatureDoesNotMatch', 'The signature does not match the request that was sent.');
  return { ok: true, payloadHash: claim.payloadHash, parameters };
}

function claimOfQuery(parameters: ReadonlyMap<string, string>): Claim | undefined {
  const credential = parameters.get('X-Amz-Credential');
  const date = parameters.get('X-Amz-Date');
  const signedHeaders = parameters.get('X-Amz-SignedHeaders');
  const signature = parameters.get('X-Amz-Signature');
  const seconds = Number(parameters.get('X-Amz-Expires'));
  if (parameters.get('X-Amz-Algorithm') !== algorithm || !credential || !date || !signedHeaders || !signature)
    return undefined;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 604_800) return undefined;
  const payloadHash = parameters.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  return { credential, date, signedHeaders: signedHeaders.split(';'), signature, seconds, payloadHash };
}

function claimOfHeader(headers: IncomingHttpHeaders): Claim | undefined {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
    headers.authorization ?? '',
  );
  const [, credential, signedHeaders, signature] = match ?? [];
  const date = single(headers['x-amz-date']);
  const payloadHash = single(headers['x-amz-content-sha256']);
  if (!credential || !signedHeaders || !signature || !date || !payloadHash) return undefined;
  return { credential, date, signedHeaders: signedHeaders.split(';'), signature, payloadHash, seconds: skewSeconds };
}

function lateness(claim: Claim, now: Date): Verified | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(claim.date);
  if (!match) return refusal(403, 'AccessDenied', 'The date of the signature is malformed.');
  const [, year, month, day, hour, minute, second] = match;
  const age = (now.getTime() - Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)) / 1000;
  if (age > claim.seconds) return refusal(403, 'AccessDenied', 'Request has expired');
  if (age < -skewSeconds) return refusal(403, 'RequestTimeTooSkewed', 'The signature was made in the future.');
  return undefined;
}

/** S3 refuses x-amz- headers that nobody vouched for. */
function unsignedAmzHeader(headers: IncomingHttpHeaders, claim: Claim): string | undefined {
  return Object.keys(headers).find((name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name));
}

function canonicalRequest(request: SignedRequest, parameters: ReadonlyMap<string, string>, claim: Claim): string {
  const query = [...parameters]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${single(request.headers[name]).trim().replace(/ +/g, ' ')}\n`,
  );
  return [request.method, request.path, query, headers.join(''), claim.signedHeaders.join(';'), claim.payloadHash].join(
    '\n',
  );
}

function readQuery(query: string): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    try {
      parameters.set(
        decodeURIComponent(at < 0 ? pair : pair.slice(0, at)),
        decodeURIComponent(at < 0 ? '' : pair.slice(at + 1)),
      );
    } catch {
      return undefined;
    }
  }
  return parameters;
}

function refusal(status: number, code: string, message: string): Verified {
  return { ok: false, status, code, message };
}

function single(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(',') : (header ?? '');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
