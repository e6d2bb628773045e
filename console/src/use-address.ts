import { useMemo, useSyncExternalStore } from 'react';
import { type Address, addressOf, parseAddress } from './address.ts';

const listen = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};

/** The address as it is now. */
export const useAddress = (): Address => {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return useMemo(() => parseAddress(hash), [hash]);
};

/** Goes there; `replace` leaves no step back, for each letter of a search. */
export const go = (
  path: readonly string[],
  query?: URLSearchParams,
  step: 'push' | 'replace' = 'push',
): void => {
  const hash = addressOf(path, query);
  if (step === 'push') window.location.hash = hash;
  else window.location.replace(hash);
};
