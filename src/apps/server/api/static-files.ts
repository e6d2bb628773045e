import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** A name with a hash in it stands for one content for ever. */
const hashed = /[-.][\w-]{8,}\.\w+$/;

/** Serves the files of the console. What is no file is a page of it: index.html, which asks anew whether it changed. */
export const addStaticFiles = (server: FastifyInstance, folder: string): void => {
  server.get('/*', async (request, reply) => {
    const path = (request.params as { readonly '*': string })['*'];
    const file = fileIn(folder, path);
    const isPage = file === undefined && extname(path) === '' && !/^(api|auth)(\/|$)/.test(path);
    const found = file ?? (isPage ? fileIn(folder, 'index.html') : undefined);
    if (found === undefined) return reply.callNotFound();
    const packed = takesBrotli(request.headers['accept-encoding']) ? fileIn(folder, `${path}.br`) : undefined;
    const sent = packed ?? found;
    const forever = found.path.includes(`${sep}assets${sep}`) && hashed.test(found.path);
    const etag = `"${sent.size.toString(16)}-${Math.floor(sent.changed).toString(16)}"`;
    reply.headers({
      'cache-control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag,
      vary: 'accept-encoding',
      ...(packed === undefined ? {} : { 'content-encoding': 'br' }),
    });
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return reply
      .type(types[extname(found.path)] ?? 'application/octet-stream')
      .header('content-length', sent.size)
      .send(createReadStream(sent.path));
  });
};

/** Whether a browser takes what was compressed with Brotli (RFC 9110, section 12.5.3). */
const takesBrotli = (accepted: string | string[] | undefined): boolean =>
  /(?:^|,)\s*br\s*(?:,|$)/.test(String(accepted ?? ''));

/** A file of the folder; nothing outside of it, and nothing hidden. */
const fileIn = (folder: string, path: string) => {
  if (path.includes('\0') || path.split(/[/\\]/).some((part) => part.startsWith('.'))) return undefined;
  const full = normalize(join(folder, path));
  if (!full.startsWith(normalize(folder) + sep)) return undefined;
  try {
    const { size, mtimeMs, isFile } = statOf(full);
    return isFile ? { path: full, size, changed: mtimeMs } : undefined;
  } catch {
    return undefined;
  }
};

const statOf = (path: string) => {
  const stat = statSync(path);
  return { size: stat.size, mtimeMs: stat.mtimeMs, isFile: stat.isFile() };
};
