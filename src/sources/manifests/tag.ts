import { Defect } from './defect.ts';
import { resolveNumber, resolvePlain } from './scalar.ts';

const yamlPrefix = 'tag:yaml.org,2002:';

/** A tag as written, spelled out: `!!int` becomes `tag:yaml.org,2002:int`. `handles` holds the document's %TAG directives. */
export const expandTag = (raw: string, handles: ReadonlyMap<string, string>): string => {
  if (raw.startsWith('!<')) return raw.slice(2, -1);
  const end = raw.indexOf('!', 1);
  if (end < 0) return `${handles.get('!') ?? '!'}${raw.slice(1)}`;
  const handle = raw.slice(0, end + 1);
  return `${handles.get(handle) ?? (handle === '!!' ? yamlPrefix : handle)}${raw.slice(end + 1)}`;
};

/** RFC 4648 base64 with padding; Go ignores line breaks in it, and nothing else. */
const decodeBase64 = (text: string): string | undefined => {
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  return Buffer.from(compact, 'base64').toString('utf8');
};

/**
 * The value of a scalar with a tag. Tags that YAML does not define are ignored and leave a string, as kubectl has it.
 */
export const resolveTagged = (tag: string, text: string, offset: number): unknown => {
  const name = tag.startsWith(yamlPrefix) ? tag.slice(yamlPrefix.length) : '';
  const refuse = (): Defect =>
    new Defect(
      'invalid-yaml',
      `the tag !!${name} needs a value of that type, found "${text.slice(0, 40)}"`,
      offset,
    );
  switch (name) {
    case 'bool': {
      const value = resolvePlain(text);
      if (typeof value !== 'boolean') throw refuse();
      return value;
    }
    case 'null':
      if (resolvePlain(text) !== null) throw refuse();
      return null;
    case 'int': {
      const number = resolveNumber(text);
      if (number?.kind !== 'integer') throw refuse();
      return number.value;
    }
    case 'float': {
      const value = resolvePlain(text);
      if (typeof value !== 'number') throw refuse();
      return value;
    }
    case 'binary': {
      const value = decodeBase64(text);
      if (value === undefined) throw refuse();
      return value;
    }
    default:
      return text;
  }
};
