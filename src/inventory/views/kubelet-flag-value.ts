/** The value of a flag as the field of the file has it; `undefined` when the kubelet would not take it. */
export const typedValue = (text: string, type: 'boolean' | 'number' | 'string' | 'list' | 'map'): unknown => {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return booleanOf(text);
    case 'number':
      return /^-?\d+$/.test(text) ? Number(text) : undefined;
    case 'list':
      return partsOf(text);
    case 'map':
      return mapOf(text);
  }
};

const booleanOf = (text: string): boolean | undefined => {
  if (/^(?:1|t|true)$/i.test(text)) return true;
  return /^(?:0|f|false)$/i.test(text) ? false : undefined;
};

const partsOf = (text: string): readonly string[] => text.split(',').filter((part) => part !== '');

/** `cpu=100m,pid=1000`; thresholds are written `memory.available<100Mi`. */
const mapOf = (text: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    partsOf(text).map((part) => {
      const at = part.search(/[=<]/);
      const value = part.slice(at + 1);
      return [part.slice(0, at), booleanOf(value.length > 1 ? value : '') ?? value];
    }),
  );
