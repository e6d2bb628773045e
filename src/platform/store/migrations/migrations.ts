import { first } from './0001-first.ts';
import { people } from './0002-people.ts';
import { names } from './0003-names.ts';
import type { Migration } from './migration.ts';

/** In order, numbered from 1 without gaps. */
export const migrations: readonly Migration[] = [first, people, names];
