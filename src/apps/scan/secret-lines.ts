import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';

/**
 * The lines that hold a secret's value. A frame around some other finding may show them, so they are masked wherever text is shown:
 * what stands behind the key is replaced, whatever it is.
 */
export class SecretLines {
  readonly #findSecrets: () => readonly Finding[];
  readonly #locate: (finding: Finding) => Location | undefined;
  #lines: Map<string, Set<number>> | undefined;

  /** `findSecrets` runs when the first line is shown, whichever checks the run itself had: what is masked does not depend on what was asked. */
  constructor(findSecrets: () => readonly Finding[], locate: (finding: Finding) => Location | undefined) {
    this.#findSecrets = findSecrets;
    this.#locate = locate;
  }

  /** The line as it may be shown. `number` counts from 1. */
  mask(file: string, number: number, line: string): string {
    this.#lines ??= this.#find();
    return this.#lines.get(file)?.has(number) === true ? masked(line) : line;
  }

  #find(): Map<string, Set<number>> {
    const lines = new Map<string, Set<number>>();
    for (const finding of this.#findSecrets()) {
      const place = this.#locate(finding);
      if (place === undefined) continue;
      const own = lines.get(place.file) ?? new Set();
      for (let line = place.line; line <= place.endLine; line++) own.add(line);
      lines.set(place.file, own);
    }
    return lines;
  }
}

/** `  value: hunter2` → `  value: ••••`; without a key the whole line but its indentation. */
const masked = (line: string): string => {
  const key =
    /^\s*(?:- )*(?:"[^"]*"|'[^']*'|[\w.$/-]+)\s*[:=]\s?/.exec(line)?.[0] ??
    /^\s*(?:- )*/.exec(line)?.[0] ??
    '';
  return `${key}••••`;
};
