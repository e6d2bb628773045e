import { SeawallError } from '../../../model/error.ts';
import type { Listen } from './settings.ts';

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there already',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
};

/** Listens, or says in plain words why that is not possible: `cannot-listen`. */
export const listening = async <T>({ host, port }: Listen, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined) throw error;
    throw new SeawallError(
      'cannot-listen',
      `nothing can listen on ${host}:${port}`,
      [`${reasons[code] ?? code}; name another address with --listen or --metrics-listen`],
      error,
    );
  }
};
