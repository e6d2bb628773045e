import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './program.ts';

/** Paths of a certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Request {
  /** File name without its ending. */
  readonly file: string;
  /** Common name: to the API server, the user. */
  readonly name: string;
  /** Organisation: to the API server, the group. */
  readonly group?: string;
  /** `DNS:…` and `IP:…`; with them it is a server's certificate, else a client's. */
  readonly names?: readonly string[];
}

const opensslMs = 20_000;
const days = '365';
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];

/** Makes an authority of its own in `folder`. */
export const makeAuthority = async (folder: string, file: string, name: string): Promise<Certificate> => {
  mkdirSync(folder, { recursive: true });
  const made = certificateIn(folder, file);
  const extensions = extension('basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign');
  await openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    days,
    '-subj',
    `/CN=${name}`,
    ...extensions,
    ...output(made),
  );
  return made;
};

/** Makes a key and a certificate signed by `authority`. */
export const makeCertificate = async (
  folder: string,
  authority: Certificate,
  { file, name, group, names = [] }: Request,
): Promise<Certificate> => {
  mkdirSync(folder, { recursive: true });
  const made = certificateIn(folder, file);
  const subject = `${group === undefined ? '' : `/O=${group}`}/CN=${name}`;
  const extensions = extension(
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    `extendedKeyUsage=${names.length === 0 ? 'clientAuth' : 'serverAuth'}`,
    ...(names.length === 0 ? [] : [`subjectAltName=${names.join(',')}`]),
  );
  const signer = ['-CA', authority.cert, '-CAkey', authority.key];
  await openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    days,
    '-subj',
    subject,
    ...signer,
    ...extensions,
    ...output(made),
  );
  return made;
};

/** The pair that service account tokens are signed and verified with: `key` signs, `cert` is the bare public key. */
export const makeTokenKeys = (folder: string): Certificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const made = { cert: join(folder, 'service-accounts.pub'), key: join(folder, 'service-accounts.key') };
  writeFileSync(made.cert, publicKey);
  writeFileSync(made.key, privateKey, { mode: 0o600 });
  return made;
};

/** Where a certificate and its key lie. */
export const certificateIn = (folder: string, file: string): Certificate => ({
  cert: join(folder, `${file}.crt`),
  key: join(folder, `${file}.key`),
});

const extension = (...values: readonly string[]): readonly string[] =>
  values.flatMap((value) => ['-addext', value]);

const output = ({ cert, key }: Certificate): readonly string[] => ['-out', cert, '-keyout', key];

const openssl = (...words: readonly string[]): Promise<string> =>
  run('openssl', words, { timeMs: opensslMs });
