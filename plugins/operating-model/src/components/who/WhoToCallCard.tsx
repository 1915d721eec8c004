import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { WhoToCallList } from '../shared/WhoToCallList';

/** Whom to call about the entity of the page. */
export function WhoToCallCard() {
  const t = useTexts();
  const entityRef = useEntityRef();
  return (
    <EntityInfoCard title={t('who.title')}>
      <Loaded of={entityRef} load={api => api.who(entityRef)}>
        {who => <WhoToCallList who={who} />}
      </Loaded>
    </EntityInfoCard>
  );
}
