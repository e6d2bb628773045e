import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { bedsFolder, foldersOf, isName } from './folders.ts';
import { isAlive, type Sandbox } from './node/sandbox.ts';
import type { Minor } from './versions.ts';

/** What is kept about a bed, so that any process can find it, look at it and end it. */
export interface BedRecord {
  readonly name: string;
  readonly minor: Minor;
  readonly sandbox: Sandbox;
  /** The node's, as the host sees it. */
  readonly address: string;
  /** All components have been ready once. */
  readonly complete: boolean;
}

export const readRecord = (name: string): BedRecord | undefined => {
  try {
    return JSON.parse(readFileSync(foldersOf(name).record, 'utf8')) as BedRecord;
  } catch {
    return undefined;
  }
};

export const writeRecord = (record: BedRecord): void => {
  const { record: file } = foldersOf(record.name);
  writeFileSync(`${file}.part`, JSON.stringify(record, null, 2));
  renameSync(`${file}.part`, file);
};

/** The record of a bed whose node is there. */
export const liveRecord = (name: string): BedRecord | undefined => {
  const record = readRecord(name);
  return record !== undefined && isAlive(record.sandbox) ? record : undefined;
};

/** Names of beds that have left anything here. */
export const bedNames = (): readonly string[] => {
  try {
    return readdirSync(bedsFolder)
      .filter((name) => isName(name))
      .sort();
  } catch {
    return [];
  }
};
