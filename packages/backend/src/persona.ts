import {
  coreServices,
  createBackendFeatureLoader,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

const CONFIG_PATH = 'auth.providers.persona';
const HEADER = 'x-demo-persona';

const isDevelopment = () => process.env.NODE_ENV === 'development';

/** Believes whoever asks: it lets a visitor of the demo be one of the people who are listed in the configuration. */
const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize({ config }) {
    const users = config.getConfigArray('users');
    return {
      names: new Map(
        users.map(user => [
          user.getString('entityRef'),
          user.getString('name'),
        ]),
      ),
    };
  },
  async authenticate({ req }, { names }) {
    // The loader below has refused already; this holds even if someone registers the module by hand.
    if (!isDevelopment()) {
      throw new NotAllowedError('Choosing a person is for development only');
    }
    const userEntityRef = req.header(HEADER);
    if (!userEntityRef) {
      throw new InputError(
        `The header ${HEADER} with a user reference is missing`,
      );
    }
    const displayName = names.get(userEntityRef);
    if (displayName === undefined) {
      throw new NotAllowedError(
        `${userEntityRef} is not listed in ${CONFIG_PATH}.users`,
      );
    }
    return { result: { userEntityRef, displayName } };
  },
});

const personaModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'persona',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'persona',
          factory: createProxyAuthProviderFactory({
            authenticator,
            profileTransform: async ({ displayName }) => ({
              profile: { displayName },
            }),
            signInResolver: ({ result: { userEntityRef } }, context) =>
              context.signInWithCatalogUser(
                { entityRef: userEntityRef },
                // Somebody else's catalog need not hold the people of the demo.
                { dangerousEntityRefFallback: { entityRef: userEntityRef } },
              ),
          }),
        });
      },
    });
  },
});

/**
 * Adds the sign-in without a password in development and refuses to start with it anywhere else:
 * a portal that quietly ignored the setting would look safe until somebody changed NODE_ENV.
 */
export default createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    if (isDevelopment()) {
      yield personaModule;
    } else if (config.has(CONFIG_PATH)) {
      throw new Error(
        `${CONFIG_PATH} lets anybody sign in as anybody and works with NODE_ENV=development only, ` +
          `but NODE_ENV is '${process.env.NODE_ENV ?? ''}'. Remove ${CONFIG_PATH} from the configuration (set it to null).`,
      );
    }
  },
});
