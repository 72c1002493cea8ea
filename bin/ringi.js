#!/usr/bin/env node
import '../dist/cli/ringi.js'
