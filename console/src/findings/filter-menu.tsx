import { Badge, MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { useState } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
}

interface FilterMenuProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

/** Several of a few: a menu with a box for each. */
export const FilterMenu = ({ title, choices, chosen, onToggle }: FilterMenuProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      role="menu"
      shouldFocusFirstItemOnOpen
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_event, value) => onToggle(String(value))}
      toggle={(ref) => (
        <MenuToggle ref={ref} onClick={() => setOpen(!isOpen)} isExpanded={isOpen}>
          {title}
          {chosen.length > 0 && (
            <>
              {' '}
              <Badge isRead>{chosen.length}</Badge>
            </>
          )}
        </MenuToggle>
      )}
      maxMenuHeight="20rem"
      isScrollable
    >
      <SelectList>
        {choices.map(({ value, label, count }) => (
          <SelectOption key={value} value={value} hasCheckbox isSelected={chosen.includes(value)}>
            {label}
            {count !== undefined && ` (${count.toLocaleString('en')})`}
          </SelectOption>
        ))}
        {choices.length === 0 && (
          <SelectOption isDisabled value="">
            Nothing to choose from
          </SelectOption>
        )}
      </SelectList>
    </Select>
  );
};
