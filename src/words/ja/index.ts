import type { Catalogue } from '../speaker.js'
import { app } from './app.js'
import { cli } from './cli.js'
import { platform } from './platform.js'
import { pure } from './pure.js'

/** Everything that is said in Japanese. */
export const japanese: Catalogue = { ...pure, rooms: { ...pure.rooms, platform, app, cli } }
