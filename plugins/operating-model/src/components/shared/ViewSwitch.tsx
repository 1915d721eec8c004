import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';

interface ViewSwitchProps<TView extends string> {
  label: string;
  views: readonly (readonly [view: TView, name: string])[];
  view: TView;
  onChange(view: TView): void;
}

/** One of a few ways to look at the same things. */
export function ViewSwitch<TView extends string>({
  label,
  views,
  view,
  onChange,
}: ViewSwitchProps<TView>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([chosen]) => onChange(chosen as TView)}
    >
      {views.map(([id, name]) => (
        <ToggleButton key={id} id={id}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
