import { createApp } from '@backstage/frontend-defaults';
import { catalogGraphModule } from './catalog/catalogGraphModule';
import { entityIconsModule } from './catalog/entityIconsModule';
import { navigationModule } from './navigation/navigationModule';
import { signInModule } from './signIn/signInModule';

// The plugins are discovered (app.packages in app-config.yaml); here is only what belongs to this portal.
export const app = createApp({
  features: [
    signInModule,
    navigationModule,
    entityIconsModule,
    catalogGraphModule,
  ],
});
