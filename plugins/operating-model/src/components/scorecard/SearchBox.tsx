import { SearchField } from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

interface SearchBoxProps {
  label: string;
  text: string;
  onSearch(text: string): void;
}

/** Long enough to type a word on, short enough not to wait for. */
const PAUSE_MILLIS = 300;

/** A field to search by, which asks once one pauses. */
export function SearchBox({ label, text, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  useDebounce(
    () => {
      if (typed.trim() !== text) onSearch(typed.trim());
    },
    PAUSE_MILLIS,
    [typed],
  );
  return (
    <SearchField
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={setTyped}
    />
  );
}
