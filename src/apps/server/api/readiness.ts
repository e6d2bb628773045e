import { SeawallError } from '../../../model/error.ts';
import type { Api } from './api.ts';

/** What is missing until requests can be answered in full; empty when nothing is. */
export const readiness = async ({ store, health }: Api): Promise<readonly string[]> => {
  const missing: string[] = [];
  try {
    await store.check();
  } catch (error) {
    missing.push(error instanceof SeawallError ? `store: ${error.message}` : 'store: it failed');
  }
  if (health.isLeading)
    for (const { name, status, synced } of health.watch?.states() ?? [])
      if (!synced && status !== 'forbidden' && status !== 'gone') missing.push(`not read yet: ${name}`);
  return missing;
};
