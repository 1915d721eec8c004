import { Entity } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { DefinitionAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useEntityRef } from '../../hooks/useEntityRef';
import { Loaded } from '../shared/Loaded';

interface DefinitionCardProps<TEntity> {
  title: string;
  children(entity: TEntity, answer: DefinitionAnswer): ReactNode;
}

/**
 * A card on the page of one of our kinds: what its entity says, with the titles and judgements that the model adds.
 *
 * The catalog lets no malformed entity in, so its spec has the shape of the kind.
 */
export function DefinitionCard<TEntity>({
  title,
  children,
}: DefinitionCardProps<TEntity>) {
  const entityRef = useEntityRef();
  const { entity } = useEntity<Entity>();
  return (
    <EntityInfoCard title={title}>
      <Loaded of={entityRef} load={api => api.definition(entityRef)}>
        {answer => children(entity as unknown as TEntity, answer)}
      </Loaded>
    </EntityInfoCard>
  );
}
