import json
import sys

from electrum import constants, keystore
from electrum.storage import WalletStorage
from electrum.wallet_db import WalletDB

constants.set_regtest()
asked = json.load(sys.stdin)
seed = keystore.bip39_to_seed(asked['words'], '')
own = keystore.from_bip43_rootseed(seed, asked['path'], xtype=asked['kind'])
stores = [own]
for other in asked['others']:
    store = keystore.from_master_key(other['xpub'])
    store.add_key_origin(derivation_prefix=other['path'], root_fingerprint=other['fingerprint'])
    stores.append(store)
db = WalletDB('', manual_upgrades=False)
db.put('wallet_type', asked['type'])
for number, store in enumerate(stores, 1):
    db.put(f'x{number}/', store.dump())
db.write(WalletStorage(asked['file']))
print(json.dumps({'xpub': own.get_master_public_key(), 'fingerprint': own.get_root_fingerprint()}))
