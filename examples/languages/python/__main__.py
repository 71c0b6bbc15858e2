import pulumi
import pulumi_whatsapp as whatsapp

numbers = {
    name: whatsapp.PhoneNumber(
        name,
        cc="1",
        phone_number=digits,
        verified_name=display_name,
        retain_on_delete=True,
    )
    for name, digits, display_name in [
        ("support", "2025550123", "Acme Support"),
        ("sales", "2025550124", "Acme Sales"),
        ("orders", "2025550125", "Acme Orders"),
    ]
}
support = numbers["support"]

registration = whatsapp.Registration(
    "support",
    phone_number_id=support.id,
    pin=pulumi.Config().require_secret("pin"),
)

# All numbers of the account, those of other programs too.
account = whatsapp.get_phone_numbers_output(
    opts=pulumi.InvokeOutputOptions(depends_on=[*numbers.values(), registration]),
)

pulumi.export("supportNumberId", support.phone_number_id)
pulumi.export("ready", registration.ready)
pulumi.export("onAccount", account.phone_numbers)
