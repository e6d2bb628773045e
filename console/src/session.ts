import { createContext, use } from 'react';
import type { Me, Role } from './api/answers.ts';
import type { Client } from './api/client.ts';

/** Who looks, and how the server is asked. */
export interface Session {
  readonly client: Client;
  readonly me: Me;
  /** The server does not know us any more. */
  readonly onSignedOut: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export const useSession = (): Session => {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('there is no session around this component');
  return session;
};

const order: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];

/** Whether what needs a role may be offered. The server decides by itself in any case. */
export const mayChange = ({ role, readOnly }: Me, needed: Role): boolean =>
  !readOnly && order.indexOf(role) >= order.indexOf(needed);

/** What is about all namespaces is for those who may see them all. */
export const seesAll = ({ namespaces }: Me): boolean => namespaces === undefined;

const tokenKey = 'seawall.token';

/** The token is kept for this tab only, and forgotten when it is closed. */
export const tokenStore = {
  read: (): string | undefined => sessionStorage.getItem(tokenKey) ?? undefined,
  keep: (token: string): void => sessionStorage.setItem(tokenKey, token),
  forget: (): void => sessionStorage.removeItem(tokenKey),
};
