import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { Certificate } from './certificates.ts';

/** What the API server said; the body is parsed when it is JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export type Get = (path: string) => Promise<Answer>;

const answerMs = 5_000;

/** Reads from the API server as the holder of a client certificate. A new connection for each question: waiting must see the server as it is now. */
export const apiClient = (server: string, authority: Certificate, client: Certificate): Get => {
  const identity = {
    ca: readFileSync(authority.cert),
    cert: readFileSync(client.cert),
    key: readFileSync(client.key),
    agent: false,
  } as const;
  return (path) =>
    new Promise((resolve, reject) => {
      const asked = request(new URL(path, server), { ...identity, timeout: answerMs }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: parse(text) }));
        answer.on('error', reject);
      });
      asked.on('timeout', () => asked.destroy(new Error(`no answer from ${path} in ${answerMs / 1000} s`)));
      asked.on('error', reject);
      asked.end();
    });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
