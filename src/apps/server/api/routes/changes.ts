import { PassThrough } from 'node:stream';
import { limits } from '../../../../model/limits.ts';
import type { Change } from '../../../../model/records.ts';
import { ApiError } from '../api-error.ts';
import { maySee } from '../identity.ts';
import type { Ask, Route } from '../route.ts';
import { several, short, text } from '../schemas.ts';

const heartbeatMs = 15_000;

/** One event as the HTML standard has it (server-sent events). JSON has no line breaks of its own. */
const eventOf = (name: string, id: number, data: unknown): string =>
  `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

const after = ({ header }: Ask): number | undefined => {
  const given = header('last-event-id');
  if (given === undefined || given === '') return undefined;
  if (!/^\d{1,15}$/.test(given)) {
    const detail = 'it is the id of an event of this stream, a whole number';
    throw new ApiError(400, 'Not as it should be', `Last-Event-ID: ${detail}`, {
      problems: [{ at: 'header/last-event-id', detail }],
    });
  }
  return Number(given);
};

const streamFor = (ask: Ask): PassThrough => {
  const { api, identity, query } = ask;
  const clusters = query['cluster'] as readonly string[] | undefined;
  if (api.changes.listeners >= limits.changeListeners)
    throw new ApiError(503, 'Too many listeners', 'try again later', { headers: { 'retry-after': '30' } });
  const fits = ({ cluster, resource }: Change): boolean =>
    maySee(identity, resource.namespace) && (clusters === undefined || clusters.includes(cluster));
  const stream = new PassThrough({ highWaterMark: limits.changeBacklogBytes });
  const ending = new AbortController();
  let draining: Promise<boolean> | undefined;
  // Who reads too slowly is let go: it comes again with the last id that it saw.
  const write = (piece: string): undefined | Promise<boolean> => {
    if (stream.destroyed) return Promise.resolve(false);
    if (stream.write(piece)) return undefined;
    if (stream.writableLength > 2 * limits.changeBacklogBytes) {
      stream.destroy();
      return Promise.resolve(false);
    }
    draining ??= new Promise<boolean>((resolve) => {
      stream.once('drain', () => resolve(true)).once('close', () => resolve(false));
    }).finally(() => {
      draining = undefined;
    });
    return draining;
  };
  void write('retry: 2000\n\n');
  const position = after(ask);
  stream.once('close', () => ending.abort());
  const listening = api.changes.listen((changes, revision) => {
    if (changes === undefined) return write(eventOf('reset', revision, {}));
    const seen = changes.filter(fits);
    return write(seen.map((change) => eventOf('finding', change.revision, change)).join(''));
  }, position);
  // It is not waited for: whoever catches up reads meanwhile.
  listening.then(
    (stop) => {
      if (stream.destroyed) stop();
      else stream.once('close', stop);
    },
    (error: unknown) => {
      api.log.warn({ error: String(error) }, 'changes could not be followed');
      stream.destroy();
    },
  );
  void (async () => {
    while (!ending.signal.aborted) {
      await api.timer.sleep(heartbeatMs, ending.signal);
      if (ending.signal.aborted) return;
      if (await ask.isStillAllowed()) void write(': still here\n\n');
      else stream.end();
    }
  })();
  return stream;
};

export const changeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/changes',
    id: 'followChanges',
    summary:
      'Changes of findings as they happen, as server-sent events: "finding" is one change, "reset" says that some are lost and everything has to be read anew',
    role: 'viewer',
    query: { cluster: several(short, 'Uids of clusters') },
    headers: {
      'last-event-id': text('The last event that was seen: those after it come first', {
        pattern: '^[0-9]{0,15}$',
      }),
    },
    answers: { 200: { description: 'The events; it does not end', types: ['text/event-stream'] } },
    handle: async (ask) => ({
      headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      stream: { type: 'text/event-stream', body: streamFor(ask) },
    }),
  },
];
