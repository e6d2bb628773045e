import { join } from '../../model/field-path.ts';
import { didYouMean } from '../../model/nearest.ts';

/** Something that is wrong, at a JSON Pointer into the document. */
export interface Fault {
  readonly path: string;
  readonly detail: string;
}

type Members = Readonly<Record<string, unknown>>;

/** Reads a document of ours strictly, and collects every fault instead of stopping at the first. */
export class StrictReader {
  readonly faults: Fault[] = [];

  fault(path: string, detail: string): undefined {
    this.faults.push({ path, detail });
    return undefined;
  }

  /** A mapping with known keys only; `{}` when absent. */
  mapping(value: unknown, path: string, known: readonly string[]): Members {
    const members = this.members(value, path);
    for (const key of Object.keys(members))
      if (!known.includes(key))
        this.fault(join(path, key), `there is no key "${key}"${didYouMean(key, known)}`);
    return members;
  }

  /** A mapping whose keys are names. */
  members(value: unknown, path: string): Members {
    if (value === undefined || value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Members;
    this.fault(path, 'must be a mapping');
    return {};
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    this.fault(path, 'must be a list');
    return [];
  }

  /** A text or a list of texts. */
  texts(value: unknown, path: string): readonly string[] {
    const items = typeof value === 'string' ? [value] : this.list(value, path);
    return items.filter((item, index): item is string => {
      if (typeof item === 'string') return true;
      this.fault(join(path, index), 'must be text');
      return false;
    });
  }

  text(value: unknown, path: string): string | undefined {
    if (typeof value === 'string') return value;
    return value === undefined ? undefined : this.fault(path, 'must be text');
  }

  needed(value: unknown, path: string, what: string): string {
    const text = this.text(value, path) ?? '';
    if (value === undefined || text.trim() === '') this.fault(path, `is missing: ${what}`);
    return text;
  }

  flag(value: unknown, path: string): boolean | undefined {
    if (typeof value === 'boolean') return value;
    return value === undefined ? undefined : this.fault(path, 'must be true or false');
  }

  word<W extends string>(value: unknown, path: string, words: readonly W[]): W | undefined {
    if (value === undefined) return undefined;
    const found = words.find((word) => word === value);
    return (
      found ??
      this.fault(
        path,
        `cannot be "${String(value)}"${didYouMean(String(value), words)} (${words.join(', ')})`,
      )
    );
  }
}
