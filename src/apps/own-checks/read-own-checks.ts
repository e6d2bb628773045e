import { compileOwnCheck } from '../../analysis/own-checks/compile-own-check.ts';
import type { Check } from '../../analysis/posture/check.ts';
import { type FieldPath, root } from '../../model/field-path.ts';
import type { Document } from '../../sources/manifests/document.ts';
import { locate } from '../../sources/manifests/locate.ts';
import { readYaml } from '../../sources/manifests/yaml.ts';
import { readOwnCheck } from './read-own-check.ts';

/** An own check, and where it stands. */
export interface PlacedCheck {
  readonly check: Check;
  readonly file: string;
  readonly line: number;
}

export interface ReadChecks {
  readonly checks: readonly PlacedCheck[];
  /** All that is wrong, each with its place in front: `checks.yaml:7:3 …`. */
  readonly faults: readonly string[];
}

/** Reads the own checks of one file: one document each. */
export const readOwnChecks = (text: string, file: string): ReadChecks => {
  const { documents, problems } = readYaml(text, file);
  const read = documents.map((document) => readDocument(text, file, document));
  return {
    checks: read.flatMap(({ checks }) => checks),
    faults: [
      ...problems.map(({ line, column, detail }) => `${file}:${line}:${column} ${detail}`),
      ...read.flatMap(({ faults }) => faults),
    ],
  };
};

const readDocument = (text: string, file: string, document: Document): ReadChecks => {
  const { own, faults } = readOwnCheck(document.value);
  // Expressions are looked at even when other things are wrong, so that everything is said at once.
  const compiled = compileOwnCheck(own);
  const silent = new Set(faults.map(({ path }) => path));
  const all = [
    ...faults,
    ...compiled.faults
      .map(({ path, detail }) => ({ path: `/spec${path}`, detail }))
      .filter(({ path }) => !silent.has(path)),
  ];
  const placeOf = (path: string) =>
    locate(text, { kind: 'file', path: file, document: 0, pointer: root, ...document }, path as FieldPath);
  if (all.length === 0)
    return { checks: [{ check: compiled.check, file, line: placeOf('/metadata/name').line }], faults: [] };
  return {
    checks: [],
    faults: all.map(({ path, detail }) => {
      const { line, column } = placeOf(path);
      return `${file}:${line}:${column} ${path === '' ? 'the document' : path} ${detail}`;
    }),
  };
};
