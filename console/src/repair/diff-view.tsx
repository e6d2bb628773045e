import type { DiffLine } from './diff-line.ts';

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '-', gap: ' ' };

interface DiffViewProps {
  readonly lines: readonly DiffLine[];
  readonly label: string;
}

/** A change, line by line: by sign and by colour. */
export const DiffView = ({ lines, label }: DiffViewProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
  <section className="sw-diff" aria-label={label} tabIndex={0}>
    {lines.map(({ kind, text }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines are never reordered, and many are equal
      <span key={index} className={`sw-${kind}`}>
        {signs[kind]} {text}
      </span>
    ))}
  </section>
);
