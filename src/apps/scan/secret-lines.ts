import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';

/**
 * The lines that hold a secret's value. A frame around some other finding may show them, so they are masked wherever text is shown:
 * what stands behind the key is replaced, whatever it is.
 */
export class SecretLines {
  readonly #findSecrets: () => readonly Finding[];
  readonly #locate: (finding: Finding) => Location | undefined;
  readonly #lines = new Map<string, Set<number>>();
  #waiting: Map<string, Finding[]> | undefined;

  /** `findSecrets` runs when the first line is shown, whichever checks the run itself had: what is masked does not depend on what was asked. */
  constructor(findSecrets: () => readonly Finding[], locate: (finding: Finding) => Location | undefined) {
    this.#findSecrets = findSecrets;
    this.#locate = locate;
  }

  /** The line as it may be shown. `number` counts from 1. */
  mask(file: string, number: number, line: string): string {
    if (this.#waiting === undefined) {
      this.#waiting = Map.groupBy(this.#findSecrets(), fileOf);
      this.#locateIn(anywhere);
    }
    this.#locateIn(file);
    return this.#lines.get(file)?.has(number) === true ? masked(line) : line;
  }

  /** A report shows lines of few files: the documents of the others are never mapped. */
  #locateIn(file: string): void {
    const findings = this.#waiting?.get(file);
    if (findings === undefined) return;
    this.#waiting?.delete(file);
    for (const finding of findings) {
      const place = this.#locate(finding);
      if (place === undefined) continue;
      const own = this.#lines.get(place.file) ?? new Set();
      for (let line = place.line; line <= place.endLine; line++) own.add(line);
      this.#lines.set(place.file, own);
    }
  }
}

/** What is rendered lies in one of several files. No file has this name. */
const anywhere = '';

/** The only file that the finding can lie in. */
const fileOf = ({ place, resource: { origin } }: Finding): string =>
  place?.file ?? (origin.kind === 'file' ? origin.path : anywhere);

/** `  value: hunter2` → `  value: ••••`; without a key the whole line but its indentation. */
const masked = (line: string): string => {
  const key =
    /^\s*(?:- )*(?:"[^"]*"|'[^']*'|[\w.$/-]+)\s*[:=]\s?/.exec(line)?.[0] ??
    /^\s*(?:- )*/.exec(line)?.[0] ??
    '';
  return `${key}••••`;
};
