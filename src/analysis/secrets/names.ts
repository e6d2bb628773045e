/**
 * What the name of a setting says about its value. `password`: something that people type. `key`: something that machines made.
 * `reference`: it may as well be the name of a Kubernetes Secret. `hint`: only a value that looks random is a secret.
 */
export type NamePromise = 'password' | 'key' | 'reference' | 'hint';

/** Any of these is in every name that promises something. */
const interesting = /pass|pwd|secret|token|key|cred|auth|salt|seed|cookie|webhook|bearer|psk|signature/i;

const longestName = 128;

/** `dbPassword`, `DB_PASSWORD` and `db.password` are the words db and password. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$&_')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Words at the end that say which one of several it is, or how it is written, but not what. */
const transparent: ReadonlySet<string> = new Set(
  'value plain plaintext text string raw base base64 b64 encoded default primary secondary old new current previous prod production dev staging test local'.split(
    ' ',
  ),
);

const passwords: readonly string[] = [
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'passcode',
  'userpass',
];
const keyed: ReadonlySet<string> = new Set(
  'api access secret private encryption encrypt decryption signing sign signature master auth account shared hmac jwt crypt cipher session cookie service license deploy client'.split(
    ' ',
  ),
);
const compounds: readonly string[] = [
  'apikey',
  'accesskey',
  'secretkey',
  'privatekey',
  'authkey',
  'encryptionkey',
];
/** Before "secret": then the value is the secret. Before anything else it is often the name of a Secret. */
const secretsOf: ReadonlySet<string> = new Set(
  'client app jwt session cookie shared webhook hmac auth oauth oidc consumer api encryption signing token csrf nextauth hash root admin user db database app access'.split(
    ' ',
  ),
);
/** Before "token": a place in a list, or a piece of text in a language model. */
const otherTokens: ReadonlySet<string> = new Set(
  'max min num number page next prev continue continuation sync cancellation stop start end eos bos pad unk mask sep per input output'.split(
    ' ',
  ),
);
const otherPasses: ReadonlySet<string> = new Set('proxy fastcgi uwsgi scgi grpc first second by'.split(' '));
const otherWords: ReadonlySet<string> = new Set(['bypass', 'compass', 'encompass']);

/** Whether a name promises a secret, judged by its last word that means something. */
export const promiseOf = (name: string): NamePromise | undefined => {
  if (name.length > longestName || !interesting.test(name)) return undefined;
  const words = wordsOf(name);
  if (words.some((word) => word === 'checksum' || word === 'digest' || word === 'fingerprint'))
    return undefined;
  let end = words.length - 1;
  while (end > 0 && (transparent.has(words[end] ?? '') || /^\d+$/.test(words[end] ?? ''))) end--;
  return promiseOfWords(words[end] ?? '', words[end - 1]) ?? hintIn(words.slice(0, end + 1));
};

const promiseOfWords = (last: string, before: string | undefined): NamePromise | undefined => {
  if (passwords.some((word) => last.endsWith(word))) return 'password';
  // PWD alone is the shell's current folder.
  if ((last === 'pwd' || last === 'pw') && before !== undefined && before !== 'old') return 'password';
  if (last.endsWith('pass') && !otherPasses.has(before ?? '') && !otherWords.has(last)) return 'password';
  if (last === 'key' && keyed.has(before ?? '')) return 'key';
  if (compounds.some((word) => last.endsWith(word))) return 'key';
  if (last.endsWith('token') || last === 'tokens') return otherTokens.has(before ?? '') ? undefined : 'key';
  if (last.endsWith('secret')) return secretsOf.has(before ?? '') || last !== 'secret' ? 'key' : 'reference';
  return ['credential', 'credentials', 'creds', 'secrets'].includes(last) ? 'reference' : undefined;
};

const hints: ReadonlySet<string> = new Set(
  'token key apikey credential credentials auth salt seed cookie webhook bearer psk'.split(' '),
);

/** With one of these the value tells where the secret is, what it is like, or what is done with it. */
const describing: ReadonlySet<string> = new Set(
  [
    'id ids name names namespace file files path paths dir directory url uri endpoint host hostname port address addr location',
    'type kind class format algorithm alg version encoding encoder header field prefix suffix param key keys label annotation',
    'ttl expiry expiration expires age length size count min max attempts timeout interval refresh rotation cache',
    'policy enabled disabled required optional allow disable ref reference mode provider store backend manager engine driver',
    'plugin server service operator controller mount issuer audience scope scopes realm region project role user username group',
    'hash checksum fingerprint sha256 public pub pubkey message subject template title hint prompt regex pattern rule reset',
  ]
    .join(' ')
    .split(' '),
);

/** A promise that is not the last word: `PASSWORD_ADMIN`, `SECRET_SHOP`, `AUTH_SHOP`. */
const hintIn = (words: readonly string[]): NamePromise | undefined => {
  if (words.some((word) => describing.has(word))) return undefined;
  if (words.some((word) => passwords.includes(word))) return 'password';
  if (words[0] === 'secret') return 'key';
  return words.some((word) => hints.has(word) || word === 'secret') ? 'hint' : undefined;
};
