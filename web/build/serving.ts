import { extname } from 'node:path';

/** How the pages are served, whoever serves them: one machine, or a bucket and what stands before it. */

/** Beside the pages' own origin, the two that they may speak to. */
export interface Origins {
  issuer: string;
  /** Where scans are put and files are fetched. */
  objects: string;
}

/** Headers of every answer with a page or a part of one. Nothing inline, nothing from elsewhere, no frame around it. */
export function pageHeaders({ issuer, objects }: Origins): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: ${objects}`,
    `connect-src 'self' ${issuer} ${objects}`,
    // A scan that is a PDF, fetched from the objects' origin and shown by the browser itself beside the answers.
    'frame-src blob:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

/** The public configuration of a stage, `/config.json`: nothing in it is secret. */
export interface PageConfig {
  issuer: string;
  clientId: string;
  scope: string;
  audience?: string;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

export function contentTypeOf(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream';
}

/** What is named by its content never changes; the rest is asked about again each time. */
export function cacheControlOf(file: string): string {
  return file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** The file behind a path: a page is a folder of the first level, whatever stands behind it; what has an extension is a file. */
export function fileOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.at(-1)?.includes('.')) return parts.join('/');
  const [first] = parts;
  return first === undefined ? 'index.html' : `${first}/index.html`;
}
