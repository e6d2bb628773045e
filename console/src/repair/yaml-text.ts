/** Words that YAML 1.1 or 1.2 would read as something else than text. */
const otherwise = /^(?:true|false|yes|no|on|off|y|n|null|~|[-+]?[.\d].*)$/i;

const scalar = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  const isPlain = /^[\w/.][\w ./@-]*$/.test(value) && !value.endsWith(' ') && !otherwise.test(value);
  return isPlain ? value : JSON.stringify(value);
};

/** A key of a mapping as YAML has it. */
export const keyText = (key: string): string => scalar(key);

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] =>
  typeof value === 'object' && value !== null;

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** A value as lines of YAML in block style, as kubectl prints it. */
export const yamlLines = (value: unknown): readonly string[] => {
  if (!isHolder(value)) return [scalar(value)];
  if (isEmpty(value)) return [Array.isArray(value) ? '[]' : '{}'];
  if (Array.isArray(value))
    return value.flatMap((item) =>
      yamlLines(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
  return Object.entries(value).flatMap(([key, inner]) => memberLines(key, inner));
};

/** One key with its value. */
export const memberLines = (key: string, value: unknown): readonly string[] => {
  const lines = yamlLines(value);
  if (!isHolder(value) || isEmpty(value)) return [`${keyText(key)}: ${lines[0] ?? ''}`];
  return [`${keyText(key)}:`, ...lines.map((line) => `  ${line}`)];
};
