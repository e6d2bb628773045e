import { StoreError, type StoreErrorKind } from '../store-error.ts';

/** SQLSTATEs and their classes (PostgreSQL, appendix A), the exact one first. */
const kinds: Readonly<Record<string, StoreErrorKind>> = {
  '53100': 'full',
  '53200': 'full',
  '53300': 'unavailable',
  '55P03': 'locked',
  '40001': 'locked',
  '40P01': 'locked',
  '25006': 'unavailable',
  '3D000': 'unavailable',
  XX001: 'corrupt',
  XX002: 'corrupt',
  '08': 'unavailable',
  '28': 'unavailable',
  '57': 'unavailable',
  '58': 'unavailable',
};

/** What an error of PostgreSQL or of the way to it means to a caller. Its text names the server, never the password. */
export const postgresError = (error: unknown): StoreError => {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const kind = kinds[code] ?? kinds[code.slice(0, 2)];
  if (kind !== undefined) return new StoreError(kind, [message], error);
  const isLost =
    /^E[A-Z_]+$/.test(code) || /connection|terminat|timeout|socket|destroyed|pool/i.test(message);
  return new StoreError(isLost && !/^[0-9A-Z]{5}$/.test(code) ? 'unavailable' : 'failed', [message], error);
};
