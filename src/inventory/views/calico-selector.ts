type Labels = Readonly<Record<string, string>>;

const comparison = /^([\w./-]+)\s*(==|!=)\s*(?:'([^']*)'|"([^"]*)")$/;
const presence = /^(!?)\s*has\(\s*([\w./-]+)\s*\)$/;

/** `undefined` for what we do not read: `in {…}`, `contains`, parentheses. */
const termHolds = (term: string, labels: Labels): boolean | undefined => {
  if (term === '' || term === 'all()') return true;
  const [, negated, present] = presence.exec(term) ?? [];
  if (present !== undefined) return Object.hasOwn(labels, present) === (negated === '');
  const [, key, operator, single, double] = comparison.exec(term) ?? [];
  if (key === undefined) return undefined;
  return (
    ((Object.hasOwn(labels, key) ? labels[key] : undefined) === (single ?? double)) === (operator === '==')
  );
};

/**
 * Whether a selector of Calico's may select these labels (docs.tigera.io, NetworkPolicy, "Selectors"). Terms joined by `&&` are read;
 * where there is more to it the answer is yes, so that nobody is told that a policy is missing which is there.
 */
export const calicoMaySelect = (selector: string, labels: Labels): boolean =>
  selector.includes('||') || selector.split('&&').every((term) => termHolds(term.trim(), labels) !== false);
