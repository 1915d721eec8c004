import { Combobox, ComboboxProps } from '@backstage/ui';
import { NamedEntity } from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';

/** A list that is longer is narrowed down by typing, not by scrolling. */
const MAX_SHOWN = 50;

export type RefFieldProps = Pick<
  ComboboxProps,
  'label' | 'description' | 'placeholder' | 'className' | 'id'
> & {
  'aria-label'?: string;
  isInvalid?: boolean;
  value: string;
  options: readonly NamedEntity[];
  /** @param picked - whether it was picked from the list */
  onChange(value: string, picked: boolean): void;
};

export function labelOf({ ref, title }: NamedEntity): string {
  return title ? `${title} (${ref})` : ref;
}

/** A reference: picked from the catalog by title, or typed. */
export function RefField({ value, options, onChange, ...rest }: RefFieldProps) {
  const byLabel = useMemo(
    () => new Map(options.map(option => [labelOf(option), option.ref])),
    [options],
  );
  const shown = useMemo(() => {
    const text = value.trim().toLocaleLowerCase();
    const exact = options.some(({ ref }) => ref === value);
    const matching = exact
      ? options
      : options.filter(option =>
          labelOf(option).toLocaleLowerCase().includes(text),
        );
    return matching
      .slice(0, MAX_SHOWN)
      .map(option => ({ value: option.ref, label: labelOf(option) }));
  }, [value, options]);
  return (
    <Combobox
      {...rest}
      allowsCustomValue
      options={shown}
      value={null}
      onChange={key => {
        if (key !== null) onChange(String(key), true);
      }}
      search={{
        inputValue: value,
        onInputChange(text) {
          const ref = byLabel.get(text);
          if (ref === undefined && text !== value) onChange(text, false);
        },
        filter: () => true,
      }}
    />
  );
}
