import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../session.ts';
import type { Client } from './client.ts';
import { asFailure, type Failure } from './failure.ts';

/** What was asked for: `value` is kept while it is asked for again. */
export interface Asked<T> {
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

interface State<T> {
  readonly key: string;
  readonly value?: T;
  readonly failure?: Failure;
  readonly isLoading: boolean;
}

/**
 * Asks the server when the component is shown, and again when `key` changes. What belongs to another key is never shown.
 */
export const useAnswer = <T>(
  key: string,
  load: (client: Client, signal: AbortSignal) => Promise<T>,
): Asked<T> => {
  const { client, onSignedOut } = useSession();
  const [state, setState] = useState<State<T>>({ key, isLoading: true });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what `load` loads, `round` that it is wanted again
  useEffect(() => {
    const ending = new AbortController();
    setState((before) => (before.key === key ? { ...before, isLoading: true } : { key, isLoading: true }));
    load(client, ending.signal).then(
      (value) => !ending.signal.aborted && setState({ key, value, isLoading: false }),
      (error: unknown) => {
        if (ending.signal.aborted) return;
        const failure = asFailure(error);
        if (failure.status === 401) onSignedOut();
        setState((before) => ({ ...(before.key === key ? before : { key }), failure, isLoading: false }));
      },
    );
    return () => ending.abort();
  }, [client, key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const isOther = state.key !== key;
  return {
    value: isOther ? undefined : state.value,
    failure: isOther ? undefined : state.failure,
    isLoading: isOther || state.isLoading,
    reload,
  };
};
