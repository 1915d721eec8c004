import { ConfigApi } from '@backstage/frontend-plugin-api';

export type Persona = {
  entityRef: string;
  name: string;
  title?: string;
};

export function readPersonas(config: ConfigApi): Persona[] {
  const users =
    config.getOptionalConfigArray('auth.providers.persona.users') ?? [];
  return users.map(user => ({
    entityRef: user.getString('entityRef'),
    name: user.getString('name'),
    title: user.getOptionalString('title'),
  }));
}
