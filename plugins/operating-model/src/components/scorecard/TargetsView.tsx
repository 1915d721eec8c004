import { Button } from '@backstage/ui';
import {
  ScorecardTarget,
  ScorecardTargets,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { Loaded } from '../shared/Loaded';
import shared from '../shared/shared.module.css';
import { RemoveTarget } from './RemoveTarget';
import { ScorecardHead } from './ScorecardHead';
import { TargetForm } from './TargetForm';
import { TargetItem } from './TargetItem';
import styles from './scorecard.module.css';

/** Where groups, or everybody, are to stand by a day, and who is behind. */
export function TargetsView() {
  const [version, setVersion] = useState(0);
  return (
    <>
      <ScorecardHead view="targets" />
      <Loaded of={String(version)} load={api => api.scorecardTargets()}>
        {targets => (
          <Targets
            targets={targets}
            onChanged={() => setVersion(before => before + 1)}
          />
        )}
      </Loaded>
    </>
  );
}

function Targets({
  targets: { items, maySetFor, names },
  onChanged,
}: {
  targets: ScorecardTargets;
  onChanged(): void;
}) {
  const t = useTexts();
  const [edited, setEdited] = useState<ScorecardTarget | 'new'>();
  const [removed, setRemoved] = useState<ScorecardTarget>();
  const maySet = maySetFor.everybody || maySetFor.groups.length > 0;
  const create = maySet && (
    <Button onPress={() => setEdited('new')}>
      {t('scorecard.targets.new')}
    </Button>
  );
  return (
    <>
      <div className={styles.cardHead}>
        <p className={shared.quiet}>{t('scorecard.targets.hint')}</p>
        {create}
      </div>
      {items.length === 0 && (
        <EmptyState
          title={t('scorecard.targets.empty')}
          hint={t('scorecard.targets.emptyHint')}
        />
      )}
      {items.map(target => (
        <TargetItem
          key={target.id}
          target={target}
          names={names}
          onEdit={() => setEdited(target)}
          onRemove={() => setRemoved(target)}
        />
      ))}
      {edited && (
        <TargetForm
          target={edited === 'new' ? undefined : edited}
          maySetFor={maySetFor}
          names={names}
          onClose={() => setEdited(undefined)}
          onSaved={onChanged}
        />
      )}
      {removed && (
        <RemoveTarget
          target={removed}
          onClose={() => setRemoved(undefined)}
          onRemoved={onChanged}
        />
      )}
    </>
  );
}
