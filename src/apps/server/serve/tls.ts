import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { SeawallError } from '../../../model/error.ts';
import { limits } from '../../../model/limits.ts';
import { readTextFile } from '../../../platform/files.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import type { TlsFiles } from './settings.ts';

/** Reads certificate and key. Throws `invalid-configuration` where they cannot be used together. */
export const readTls = ({ certificate, key }: TlsFiles): SecureContextOptions => {
  const read = { cert: pem(certificate), key: pem(key) };
  try {
    createSecureContext(read);
  } catch (error) {
    // The library's words name what is wrong, never the key.
    const words = error instanceof Error ? error.message : String(error);
    throw new SeawallError('invalid-configuration', 'the certificate cannot be used', [
      `${certificate}, ${key}: ${words}`,
    ]);
  }
  return read;
};

const pem = (file: string): string => {
  const given = readTextFile(file, limits.secretFileBytes);
  if (given.kind === 'text') return given.text;
  throw new SeawallError('invalid-configuration', 'the certificate cannot be used', [
    `${file}: ${given.kind === 'unreadable' ? given.reason : 'it is no PEM'}`,
  ]);
};

const lookMs = 10_000;

/** Looks every ten seconds whether the files changed. A pair that cannot be used is told, and the one before stays in use. */
export const followTls = async (
  files: TlsFiles,
  { timer, log }: { readonly timer: Timer; readonly log: Log },
  use: (context: SecureContextOptions) => void,
  signal: AbortSignal,
): Promise<void> => {
  let last = textOf(files);
  while (!signal.aborted) {
    await timer.sleep(lookMs, signal);
    const now = textOf(files);
    if (signal.aborted || now === last) continue;
    last = now;
    try {
      use(readTls(files));
      log.info({ certificate: files.certificate }, 'the certificate was read again');
    } catch (error) {
      const detail = error instanceof SeawallError ? error.detail : [];
      log.error({ detail }, 'the certificate changed and cannot be used; the one before stays in use');
    }
  }
};

const textOf = ({ certificate, key }: TlsFiles): string => {
  try {
    return pem(certificate) + pem(key);
  } catch {
    return '';
  }
};
