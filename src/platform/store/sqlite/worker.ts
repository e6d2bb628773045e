import { parentPort } from 'node:worker_threads';
import { type Answer, FileFault, SqliteFile } from './connection.ts';
import type { Refusal, Reply, Request } from './message.ts';

/** The thread that holds one connection: requests in, replies out, in order. */

const nothing: Answer = { rows: [], changes: 0 };
let file: SqliteFile | undefined;

const opened = (): SqliteFile => {
  if (file === undefined) throw new FileFault('replaced', 'the file is not open');
  return file;
};

const opening = (request: Extract<Request, { kind: 'open' }>): Answer => {
  const { path, use, mustExist, identity } = request;
  const made = new SqliteFile(path, use, mustExist);
  if (identity !== undefined && made.identity !== identity) {
    made.close();
    throw new FileFault('replaced', `${path} was replaced while it was open`);
  }
  file = made;
  return { rows: [{ identity: made.identity }], changes: 0 };
};

const answer = async (request: Request): Promise<Answer> => {
  switch (request.kind) {
    case 'open':
      file?.close();
      file = undefined;
      return opening(request);
    case 'run':
      return opened().run(request.sql, request.parameters);
    case 'many':
      return opened().runMany(request.sql, request.rows);
    case 'backup':
      await opened().backup(request.path);
      return nothing;
    case 'suspend':
      file?.close();
      file = undefined;
      return nothing;
    case 'close':
      file?.close();
      return nothing;
  }
};

const refusalOf = (error: unknown): Refusal => {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    message: error.message,
    ...('errcode' in error ? { errcode: Number(error.errcode) } : {}),
    ...(error instanceof FileFault ? { fault: error.fault } : {}),
    ...('code' in error ? { code: String(error.code) } : {}),
  };
};

let queue: Promise<void> = Promise.resolve();

parentPort?.on('message', (request: Request) => {
  queue = queue.then(async () => {
    let reply: Reply;
    try {
      reply = { ok: true, answer: await answer(request) };
    } catch (error) {
      reply = { ok: false, refusal: refusalOf(error) };
    }
    parentPort?.postMessage(reply);
    // Nothing else keeps the thread alive.
    if (request.kind === 'close') parentPort?.close();
  });
});
