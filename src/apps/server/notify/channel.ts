import { limits } from '../../../model/limits.ts';
import { type Severity, severities } from '../../../model/severity.ts';
import type { StrictReader } from '../../configuration/strict-reader.ts';

/** Somebody who is told what is found. */
export interface Channel {
  readonly name: string;
  /** `webhook`: signed JSON as Standard Webhooks has it. `slack`: what Slack, Mattermost and others take. */
  readonly kind: 'webhook' | 'slack';
  /** Exactly one of the two: such a URL is often a secret itself. */
  readonly url?: string;
  readonly urlFile?: string;
  /** File with the key that signs a webhook. */
  readonly secretFile?: string;
  /** Findings at or over it. */
  readonly severity: Severity;
  /** Seconds between two messages at least. */
  readonly intervalSeconds: number;
  /** Whether it may be told without TLS. */
  readonly isPlainAllowed: boolean;
}

const keys = ['name', 'kind', 'url', 'urlFile', 'secretFile', 'severity', 'intervalSeconds', 'allowHttp'];

/** Reads `channels`. */
export const readChannels = (value: unknown, reader: StrictReader): readonly Channel[] => {
  const top = reader.mapping(value, '', ['channels']);
  const channels = reader
    .list(top['channels'], '/channels')
    .map((one, index) => readChannel(one, `/channels/${index}`, reader));
  const names = channels.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index)
      reader.fault(`/channels/${index}/name`, `there are two channels "${name}"`);
  });
  return channels;
};

const readChannel = (value: unknown, path: string, reader: StrictReader): Channel => {
  const given = reader.mapping(value, path, keys);
  const text = (key: string): string | undefined => reader.text(given[key], `${path}/${key}`);
  const name = reader.needed(given['name'], `${path}/name`, 'what the channel is called');
  if (name.length > limits.filterText) reader.fault(`${path}/name`, 'is too long');
  const kind = reader.word(given['kind'], `${path}/kind`, ['webhook', 'slack']) ?? 'webhook';
  const [url, urlFile, secretFile] = [text('url'), text('urlFile'), text('secretFile')];
  if ((url === undefined) === (urlFile === undefined)) reader.fault(path, 'needs one of url and urlFile');
  if (kind === 'webhook' && secretFile === undefined)
    reader.fault(`${path}/secretFile`, 'is missing: the file with the key that signs messages');
  const isPlainAllowed = reader.flag(given['allowHttp'], `${path}/allowHttp`) ?? false;
  if (url !== undefined && !isUrl(url, isPlainAllowed))
    reader.fault(`${path}/url`, 'must begin with https:// (allowHttp: true takes http:// as well)');
  const seconds = given['intervalSeconds'] ?? 60;
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1 || seconds > 86_400)
    reader.fault(`${path}/intervalSeconds`, 'must be a whole number from 1 to 86400');
  const words = severities.filter((one) => one !== 'unknown');
  return {
    name,
    kind,
    ...(url === undefined ? {} : { url }),
    ...(urlFile === undefined ? {} : { urlFile }),
    ...(secretFile === undefined ? {} : { secretFile }),
    severity: reader.word(given['severity'], `${path}/severity`, words) ?? 'high',
    intervalSeconds: Number(seconds),
    isPlainAllowed,
  };
};

export const isUrl = (text: string, isPlainAllowed: boolean): boolean => {
  const protocol = URL.parse(text)?.protocol;
  return protocol === 'https:' || (isPlainAllowed && protocol === 'http:');
};
