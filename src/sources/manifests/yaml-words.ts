/** What the YAML library says, and what a reader of YAML would want to hear: what is wrong there, and what was expected. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^tab characters must not/, 'a tab in the indentation; indent with spaces'],
  [
    /^bad indentation of a mapping entry/,
    'expected a key at the same indentation as the keys before it, or a quoted value if this text belongs to one',
  ],
  [/^bad indentation of a sequence entry/, 'expected "- " at the same indentation as the items before it'],
  [
    /^deficient indentation/,
    'a quoted or flow value before this is not closed yet; close it, or indent this line deeper than its key',
  ],
  [/^expected ':' after a mapping key/, 'expected ":" and a space after this key'],
  [/^a whitespace character is expected after the key-value/, 'expected a space after ":"'],
  [
    /multiline key may not be an implicit key/,
    'expected ":" and a space at the end of this key, which runs over several lines',
  ],
  [/^missed comma between flow collection entries/, 'expected "," or the closing bracket before this'],
  [/^expected the node content, but found ','/, 'expected a value before ","'],
  [/within a flow collection/, 'expected the closing "]" or "}" before the end of the document'],
  [/within a double quoted scalar/, 'expected the closing double quote before the end of the document'],
  [/within a single quoted scalar/, 'expected the closing single quote before the end of the document'],
  [/^unknown escape sequence/, 'no escape that YAML knows; write a backslash in double quotes as \\\\'],
  [/^expected hexadecimal character/, 'expected a hexadecimal digit in this escape'],
  [
    /^expected valid JSON character|non-printable characters/,
    'a control character, which YAML forbids; escape it in double quotes',
  ],
  [
    /^end of the stream or a document separator/,
    'expected the end of the document; a document holds one value, and this is a second one',
  ],
  [/^a line break is expected/, 'expected the end of the line after | or >'],
  [/^bad explicit indentation width/, 'expected an indentation of 1 to 9 after | or >'],
  [/^repeat of a/, 'expected at most one digit and one of + and - after | or >'],
  [/^directives end mark/, 'expected "---" after the directives'],
  [/^unacceptable YAML version/, 'expected YAML version 1.1 or 1.2'],
  [/^alias node should not have/, 'an alias takes neither an anchor nor a tag'],
  [/^name of an? (anchor|alias)/, 'expected a name after & or *'],
  [/^duplication of (a tag|an anchor)/, 'expected a value: there is a tag or an anchor already'],
  [/^undeclared tag handle/, 'expected a %TAG directive that declares this tag'],
  [/tag/, 'expected a well-formed tag after "!"; quote the value if it only starts with "!"'],
  [/^can not read a block mapping entry/, 'expected ":" and a space after this key'],
];

/** The library's reason in our words, or as it is where it says it well. */
export const inWords = (reason: string): string =>
  words.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
