import { Bullseye, Spinner } from '@patternfly/react-core';
import { useCallback, useEffect, useState } from 'react';
import type { Me } from '../api/answers.ts';
import { Client } from '../api/client.ts';
import { asFailure, type Failure } from '../api/failure.ts';
import { FailureState } from '../parts/states.tsx';
import { type Session, SessionContext, tokenStore } from '../session.ts';
import { Frame } from './frame.tsx';
import { SignIn } from './sign-in.tsx';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'signed-out'; readonly why?: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'signed-in'; readonly session: Omit<Session, 'onSignedOut'> };

/** Who asks comes first: everything else depends on what they may see. */
const signIn = async (token: string | undefined): Promise<State> => {
  try {
    const credentials = token === undefined ? {} : { token };
    const me = await new Client(credentials).get<Me>('/me');
    const client = new Client(me.csrf === undefined ? credentials : { ...credentials, csrf: me.csrf });
    if (token !== undefined) tokenStore.keep(token);
    return { kind: 'signed-in', session: { client, me } };
  } catch (error) {
    const failure = asFailure(error);
    if (failure.status !== 401) return { kind: 'failed', failure };
    tokenStore.forget();
    return { kind: 'signed-out', ...(token === undefined ? {} : { why: failure.message }) };
  }
};

/** The whole console. */
export const Console = () => {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const begin = useCallback((token: string | undefined) => {
    setState({ kind: 'asking' });
    void signIn(token).then(setState);
  }, []);
  useEffect(() => begin(tokenStore.read()), [begin]);
  const onSignedOut = useCallback(() => {
    tokenStore.forget();
    setState({ kind: 'signed-out', why: 'the server does not know you any more: sign in again' });
  }, []);
  const signOut = async (client: Client): Promise<void> => {
    await client.endSession();
    tokenStore.forget();
    setState({ kind: 'signed-out' });
  };
  if (state.kind === 'asking')
    return (
      <Bullseye className="sw-full">
        <Spinner aria-label="Signing in" />
      </Bullseye>
    );
  if (state.kind === 'failed')
    return (
      <Bullseye className="sw-full">
        <FailureState failure={state.failure} onRetry={() => begin(tokenStore.read())} />
      </Bullseye>
    );
  if (state.kind === 'signed-out') return <SignIn why={state.why} onToken={begin} />;
  return (
    <SessionContext value={{ ...state.session, onSignedOut }}>
      <Frame onSignOut={() => void signOut(state.session.client)} />
    </SessionContext>
  );
};
