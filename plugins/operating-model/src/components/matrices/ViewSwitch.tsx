import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { usePaths } from './paths';

interface ViewSwitchProps {
  view: 'list' | 'teams';
}

/** By matrix or by team: each has an address of its own. */
export function ViewSwitch({ view }: ViewSwitchProps) {
  const t = useTexts();
  const paths = usePaths();
  const navigate = useNavigate();
  return (
    <ToggleButtonGroup
      aria-label={t('matrices.view')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([chosen]) =>
        navigate(chosen === 'teams' ? paths.teams : paths.list)
      }
    >
      <ToggleButton id="list">{t('matrices.list')}</ToggleButton>
      <ToggleButton id="teams">{t('matrices.byTeam')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
