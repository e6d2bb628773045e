import { createHmac } from 'node:crypto';
import { severities } from '../../../model/severity.ts';
import type { Channel } from './channel.ts';
import type { Digest } from './digest.ts';

/** A message as it goes out. */
export interface Message {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** `whsec_` and base64, as Standard Webhooks has it, or any text. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);

/**
 * Signed as Standard Webhooks has it (https://www.standardwebhooks.com, 1.0.0): HMAC-SHA256 over id, time and body. The id is the same
 * whenever the message is sent again.
 */
export const signedMessage = (digest: Digest, secret: string, seconds: number): Message => {
  const body = JSON.stringify({
    type: 'findings.appeared',
    timestamp: new Date(seconds * 1_000),
    data: digest,
  });
  const signature = createHmac('sha256', keyOf(secret))
    .update(`${digest.id}.${seconds}.${body}`)
    .digest('base64');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'seawall',
      'webhook-id': digest.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${signature}`,
    },
  };
};

/** Names come from outside: these three characters would be markup. */
const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text with lines, as Slack takes it at an incoming webhook. */
export const slackMessage = (digest: Digest): Message => {
  const counts = severities
    .filter((severity) => (digest.appeared[severity] ?? 0) > 0)
    .map((severity) => `${digest.appeared[severity]} ${severity}`);
  const lines = digest.findings.map(({ severity, check, resource: { kind, namespace, name } }) => {
    const where = namespace === undefined ? name : `${namespace}/${name}`;
    return `• ${severity}: ${plain(check)} in ${plain(kind)} ${plain(where)}`;
  });
  const more = digest.total - digest.findings.length;
  const text = [
    `Seawall: ${digest.total} new ${digest.total === 1 ? 'finding' : 'findings'} (${counts.join(', ')})`,
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(digest.isPartial ? ['Some changes are no longer on record: there may be more.'] : []),
  ].join('\n');
  return {
    body: JSON.stringify({ text }),
    headers: { 'content-type': 'application/json', 'user-agent': 'seawall' },
  };
};

export const messageFor = (
  { kind }: Pick<Channel, 'kind'>,
  digest: Digest,
  secret: string,
  seconds: number,
): Message => (kind === 'slack' ? slackMessage(digest) : signedMessage(digest, secret, seconds));
