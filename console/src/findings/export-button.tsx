import { Alert, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { sentence } from '../parts/words.ts';
import { useSession } from '../session.ts';
import { countQueryOf, type Search } from './search.ts';

const forms = { csv: 'Table (CSV)', ndjson: 'JSON, one finding a line' } as const;

/** Hands a file to the browser. The request carries a token, which a plain link could not. */
const save = (file: Blob, name: string): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** All findings of the filter as one file. Text and names of objects do not narrow it. */
export const ExportButton = ({ search }: { readonly search: Search }) => {
  const { client } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState('');
  const start = async (format: string): Promise<void> => {
    setOpen(false);
    setTold('');
    try {
      const response = await client.open('/findings/export', { ...countQueryOf(search), format });
      save(await response.blob(), `findings.${format}`);
    } catch (error) {
      setTold(asFailure(error).message);
    }
  };
  return (
    <>
      <Dropdown
        shouldFocusFirstItemOnOpen
        shouldFocusToggleOnSelect
        isOpen={isOpen}
        onOpenChange={setOpen}
        onSelect={(_event, value) => void start(String(value))}
        toggle={(ref) => (
          <MenuToggle ref={ref} onClick={() => setOpen(!isOpen)} isExpanded={isOpen}>
            Export
          </MenuToggle>
        )}
      >
        <DropdownList>
          {Object.entries(forms).map(([value, label]) => (
            <DropdownItem key={value} value={value}>
              {label}
            </DropdownItem>
          ))}
        </DropdownList>
      </Dropdown>
      {told !== '' && <Alert variant="danger" isInline isPlain title={`Not exported: ${sentence(told)}`} />}
    </>
  );
};
