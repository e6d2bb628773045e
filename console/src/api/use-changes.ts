import { useEffect, useEffectEvent } from 'react';
import type { Change } from '../../../src/model/records.ts';
import { useSession } from '../session.ts';
import type { Client } from './client.ts';
import { EventParser } from './event-stream.ts';
import { asFailure } from './failure.ts';

/** `undefined`: some changes are lost, everything has to be read anew. */
export type ChangeListener = (change: Change | undefined) => void;

const shortestWaitMs = 2_000;
const longestWaitMs = 60_000;

/** Tells of changes of findings as they happen, for as long as the component is shown. Breaks of the connection are waited out. */
export const useChanges = (listener: ChangeListener): void => {
  const { client } = useSession();
  const told = useEffectEvent(listener);
  useEffect(() => {
    const ending = new AbortController();
    void follow(client, (change) => told(change), ending.signal);
    return () => ending.abort();
  }, [client]);
};

const follow = async (client: Client, listener: ChangeListener, signal: AbortSignal): Promise<void> => {
  let last = '';
  let waitMs = shortestWaitMs;
  while (!signal.aborted) {
    try {
      const headers = { accept: 'text/event-stream', ...(last === '' ? {} : { 'last-event-id': last }) };
      const response = await client.open('/changes', {}, { signal, headers });
      waitMs = shortestWaitMs;
      await read(response, signal, (event) => {
        last = event.id;
        if (event.name === 'reset') listener(undefined);
        else if (event.name === 'finding') listener(JSON.parse(event.data) as Change);
      });
    } catch (error) {
      if (signal.aborted) return;
      const { status } = asFailure(error);
      // What is not there or not allowed does not come by waiting.
      if (status >= 400 && status < 500 && status !== 429) return;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    waitMs = Math.min(longestWaitMs, waitMs * 2);
  }
};

const read = async (
  { body }: Response,
  signal: AbortSignal,
  onEvent: (event: { readonly name: string; readonly id: string; readonly data: string }) => void,
): Promise<void> => {
  if (body === null) return;
  const parser = new EventParser();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  while (!signal.aborted) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const event of parser.push(value)) onEvent(event);
  }
};
