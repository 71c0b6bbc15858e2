package main

import (
	"github.com/pulumi-whatsapp/pulumi-whatsapp/sdk/go/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		number := func(name, digits, displayName string) (*whatsapp.PhoneNumber, error) {
			return whatsapp.NewPhoneNumber(ctx, name, &whatsapp.PhoneNumberArgs{
				Cc:             pulumi.String("1"),
				PhoneNumber:    pulumi.String(digits),
				VerifiedName:   pulumi.String(displayName),
				RetainOnDelete: pulumi.Bool(true),
			})
		}
		support, err := number("support", "2025550123", "Acme Support")
		if err != nil {
			return err
		}
		sales, err := number("sales", "2025550124", "Acme Sales")
		if err != nil {
			return err
		}
		orders, err := number("orders", "2025550125", "Acme Orders")
		if err != nil {
			return err
		}

		registration, err := whatsapp.NewRegistration(ctx, "support", &whatsapp.RegistrationArgs{
			PhoneNumberId: support.ID(),
			Pin:           config.RequireSecret(ctx, "pin"),
		})
		if err != nil {
			return err
		}

		// All numbers of the account, those of other programs too.
		account := whatsapp.GetPhoneNumbersOutput(ctx, whatsapp.GetPhoneNumbersOutputArgs{},
			pulumi.DependsOn([]pulumi.Resource{sales, orders, registration}))

		ctx.Export("supportNumberId", support.PhoneNumberId)
		ctx.Export("ready", registration.Ready)
		ctx.Export("onAccount", account.PhoneNumbers())
		return nil
	})
}
